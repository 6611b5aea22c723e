"""Addresses, postcodes and schools."""
