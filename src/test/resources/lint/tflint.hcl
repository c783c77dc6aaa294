plugin "terraform" {
  enabled = true
  preset  = "all"
}

# One file each that users copy whole, not a module with its usual files.
rule "terraform_standard_module_structure" {
  enabled = false
}
