"""The one exception of every layer for input that a user can mend."""


class EdgemoeError(ValueError):
    """Bad input. The message says what, the value, what is legal and what to do next.

    The command line prints the message without a traceback and exits with code 2.
    """
