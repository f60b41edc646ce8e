"""Quantities as people read them: grouped, with a true minus, no needless zeros."""

from sync.stock.quantity import format_quantity

MINUS = "−"
EN_DASH = "–"


def shown(units: int, decimals: int = 0) -> str:
    """1240 as 1,240; -2 as −2; 1500 with three decimals as 1.5."""
    whole, point, part = format_quantity(abs(units), decimals).partition(".")
    return f"{MINUS if units < 0 else ''}{int(whole):,}{point}{part}"


def signed(units: int, decimals: int = 0) -> str:
    """A change: +8 or −36."""
    return f"+{shown(units, decimals)}" if units > 0 else shown(units, decimals)


def usual_zero(units: int, decimals: int = 0) -> str:
    """As shown, with a dash where zero is the usual value."""
    return shown(units, decimals) if units else EN_DASH
