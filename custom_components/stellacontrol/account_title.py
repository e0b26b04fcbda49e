"""What an account is called before the user gives it a name."""


def account_title(username: str) -> str:
    """Shorten a user name: its owner recognises it, but nobody can send e-mail to it.

    Home Assistant logs the title, and users publish logs.
    """
    name, at, host = username.partition("@")
    if not at:
        return username
    end = name[-1] if len(name) > 4 else ""
    return f"{name[:1]}…{end}@{host}"
