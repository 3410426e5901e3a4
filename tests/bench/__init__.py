"""Measurements that anyone can repeat, by hand; their figures stand in the handbook."""
