# The role by which a Temporal server invokes the versions of one Lambda function.

terraform {
  required_version = ">= 1.2"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 4.0"
    }
  }
}

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
  description = "Agreed between you and the server, like a password; Temporal Cloud takes 5 to 45 characters."

  validation {
    condition     = length(var.external_id) >= 2 && length(var.external_id) <= 1224
    error_message = "AWS takes external IDs of 2 to 1224 characters."
  }

  validation {
    condition     = can(regex("^[\\w+=,.@:/-]*$", var.external_id))
    error_message = "AWS takes external IDs of letters, digits and _ + = , . @ : / - alone."
  }
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
