"""Measurements that need more than Python: run by hand, their figures stand in the handbook."""
