"""What is nobody's business: encrypted columns, blind indexes, keys, masks. Knows no app and no model."""
