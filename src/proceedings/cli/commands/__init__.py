"""One module a command, found because it is here.

A command's module has a docstring whose first line is its help, `arguments(parser)` and
`run(options, console) -> ExitCode`. `edition` is imported inside `run`, so that `--help` loads no
PDF library.
"""
