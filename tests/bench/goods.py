"""A catalogue of our own making: plausible names in two scripts and English, EAN-13 codes."""

import random
from collections.abc import Iterator

from sync.stock.barcode import check_digit
from sync.wire.messages import BarcodeLetter, ItemLetter

_HAN = (
    "烏龍茶鐵觀音普洱茉莉花綠紅白菊檸檬蜂蜜牛奶豆漿咖啡可口樂雪碧芬達橙汁蘋果香蕉葡萄西瓜草莓藍莓芒果鳳梨"
    "米麵粉條餅乾糖果巧克力薯片堅花生瓜子核桃杏仁腰醬油醋鹽味精雞粉蠔豆瓣辣椒胡孜然桂皮八角洗髮水沐浴露皂"
    "牙膏刷毛巾紙抽衛生捲保鮮膜垃圾袋電池燈泡插座剪刀膠帶筆記本文具鉛原子"
)
_ENGLISH = tuple(
    word
    for line in (
        "oolong tea green black jasmine lemon honey milk soy coffee cola orange apple banana grape",
        "berry mango rice noodle biscuit candy chocolate chips nuts sauce vinegar salt pepper soap",
        "shampoo paste towel tissue bag battery bulb tape pen book",
    )
    for word in line.split()
)
_SIZES = ("500g", "1L", "330ml", "12包", "大", "")

QUERIES = {
    "hanzi 1": "茶",
    "hanzi 2": "牛奶",
    "hanzi 3": "烏龍茶",
    "hanzi 4": "檸檬蜂蜜",
    "pinyin": "niunai",
    "initials": "wlc",
    "English": "green tea",
    "one letter": "t",
    "part of a code": "00123",
    "a code": "690000000500",
}
"""What people type, by sort."""


def goods(count: int, *, seed: int = 1) -> Iterator[ItemLetter]:
    """So many items, the same for the same seed; every hundredth is named after what is searched."""
    dice = random.Random(seed)
    for n in range(count):
        name = "".join(dice.choices(_HAN, k=dice.randint(4, 9))) + dice.choice(_SIZES)
        if n % 100 == 0:
            name = dice.choice(("烏龍茶", "牛奶", "檸檬蜂蜜")) + name
        payload = f"690{n:09d}"
        code = payload + check_digit(payload)
        yield ItemLetter(
            sku=code,
            name=name,
            name_en=" ".join(dice.choices(_ENGLISH, k=3)).title(),
            unit="件",
            price=f"{dice.randint(100, 9000) / 100:.2f}",
            currency="HKD",
            category="食品",
            barcodes=[BarcodeLetter(code=code)],
        )
