# The role by which a Temporal server invokes the versions of one Lambda function.

variable "function_name" {
  type        = string
  description = "The function that holds the worker."
}

variable "temporal_principal" {
  type        = string
  description = "ARN of the identity that the Temporal server has in AWS."
}

variable "external_id" {
  type        = string
  sensitive   = true
  description = "Agreed between you and the server, like a password; 5 to 45 characters."
}

data "aws_caller_identity" "this" {}

data "aws_partition" "this" {}

data "aws_region" "this" {}

locals {
  function_arn = join(":", [
    "arn", data.aws_partition.this.partition, "lambda", data.aws_region.this.name,
    data.aws_caller_identity.this.account_id, "function", var.function_name
  ])
}

resource "aws_iam_role" "invocation" {
  name_prefix = "temporal-invocation-"
  description = "Assumed by the Temporal server to invoke the worker's function versions"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = var.temporal_principal }
      Action    = "sts:AssumeRole"
      Condition = { StringEquals = { "sts:ExternalId" = var.external_id } }
    }]
  })
}

resource "aws_iam_role_policy" "invoke_worker" {
  name = "invoke-worker"
  role = aws_iam_role.invocation.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = ["lambda:GetFunction", "lambda:InvokeFunction"]
      # Every version: the next release has the next number.
      Resource = [local.function_arn, "${local.function_arn}:*"]
    }]
  })
}

output "invocation_role_arn" {
  description = "The value of temporal-lambda.invocationRole."
  value       = aws_iam_role.invocation.arn
}
