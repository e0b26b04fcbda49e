"""What an account is called before the user gives it a name."""


def account_title(username: str) -> str:
    """Return a user name by which its owner knows it, and nobody can write to them.

    Home Assistant logs the title, and logs get published.
    """
    name, at, host = username.partition("@")
    if not at:
        return username
    end = name[-1] if len(name) > 4 else ""
    return f"{name[:1]}…{end}@{host}"
