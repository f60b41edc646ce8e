"""What HQ's tables are made of: the one catalogue of them, and the columns that all of them use."""

from sqlalchemy import BigInteger, Boolean, Column, LargeBinary, MetaData, Text
from sqlalchemy.dialects.postgresql import TEXT

METADATA = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)

KEY = Text().with_variant(TEXT(collation="C"), "postgresql")


def key(name: str, *, primary: bool = False, unique: bool = False) -> Column[str]:
    """A name, compared byte by byte."""
    return Column(name, KEY, primary_key=primary, unique=unique or None, nullable=False)


def words(name: str) -> Column[str]:
    """A text that nobody looks up."""
    return Column(name, Text, nullable=False)


def whole(name: str, *, primary: bool = False) -> Column[int]:
    """A whole number."""
    return Column(name, BigInteger, primary_key=primary, autoincrement=False, nullable=False)


def octets(name: str, *, nullable: bool = False) -> Column[bytes]:
    """Bytes."""
    return Column(name, LargeBinary, nullable=nullable)


def flag(name: str) -> Column[bool]:
    """Yes or no."""
    return Column(name, Boolean, nullable=False)
