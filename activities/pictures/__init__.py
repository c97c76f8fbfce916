"""Pictures: judged by what they are, made small and clean, kept where only the product reads them."""
