"""Stella Doradus repeaters."""
