"""The family of platforms that the vendor's documents allow, each used like a user does."""
