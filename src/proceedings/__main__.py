"""`python -m proceedings`."""

import sys

from proceedings.cli.main import main

if __name__ == "__main__":  # worker processes import this module too
    sys.exit(main())
