"""Fuzzing: thousands of broken files and commands, none of which may break the program.

`seeds` are the county's own records and the examples; `mutations`, `documents`, `floods` and
`commands` make inputs of them with a source of choices; `judge` says what must hold; `run` does it
many times. The source is a `random.Random`: seeded in the long run, Hypothesis's own in the suite,
and bytes that atheris steers by coverage. `python -m tests.fuzz --help` is the long run.
"""
