"""Modules for mutation_imports.py."""
