"""The words that people head their columns with, in English and in both Chinese scripts."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sync.stock.refusal import Refusal

_WORDS: dict[str, str] = {
    "sku": """sku code item itemcode itemno stockcode productcode 貨號 货号 貨品編號 货品编号
        商品編號 商品编号 編號 编号 款號 款号""",
    "barcode": "barcode ean ean13 gtin upc 條碼 条码 條形碼 条形码 國際條碼 国际条码 商品條碼 商品条码",
    "name": """name description productname itemname 品名 名稱 名称 貨名 货名 貨品 货品 貨品名稱 货品名称
        商品名稱 商品名称 中文名 中文名稱""",
    "name_hans": "namehans namesc namezhhans 簡體名 简体名 簡體名稱 简体名称 簡體 简体",
    "name_en": "nameen englishname nameenglish 英文名 英文名稱 英文名称 英文品名",
    "unit": "unit uom 單位 单位 計量單位 计量单位",
    "price": "price unitprice retailprice 售價 售价 價格 价格 單價 单价 零售價 零售价 定價 定价",
    "category": "category group department 類別 类别 分類 分类 品類 品类 部門 部门",
    "tracking": "tracking 追蹤 追踪 追蹤方式 追踪方式 批號管理 批号管理",
    "pack": "pack packsize packqty casepack 包裝 包装 裝量 装量 箱裝 箱装 件裝 件装 換算 换算",
}
_MEANING = {word: column for column, words in _WORDS.items() for word in words.split()}
_CURRENCIES = {
    "元": "",
    **dict.fromkeys(("港元", "港幣", "港币"), "HKD"),
    **dict.fromkeys(("人民幣", "人民币", "rmb"), "CNY"),
}
_PRICED = re.compile(
    f"(?:{'|'.join(_WORDS['price'].split())})(?P<currency>[a-z]{{3}}|{'|'.join(_CURRENCIES)})"
)


@dataclass(frozen=True, slots=True)
class Header:
    """Which column means what, and the currency that the price's header names."""

    columns: Mapping[str, int]
    currency: str

    def values(self, cells: Sequence[str]) -> dict[str, str]:
        """A row's known cells by meaning; missing ones are empty."""
        return {name: cells[n] if n < len(cells) else "" for name, n in self.columns.items()}


def read_header(cells: Sequence[str]) -> Header:
    """The meaning of each header; unknown columns are left alone.

    Raises Refusal `header_unknown` where neither SKU nor barcode, or no name, is among them.
    """
    columns: dict[str, int] = {}
    currency = ""
    for n, cell in enumerate(cells):
        word = re.sub(r"[\s_\-./()（）*:：]", "", unicodedata.normalize("NFKC", cell)).casefold()
        priced = _PRICED.fullmatch(word)
        meaning = "price" if priced else _MEANING.get(word)
        if meaning and meaning not in columns:
            columns[meaning] = n
            if priced:
                named = priced["currency"]
                currency = _CURRENCIES.get(named, named.upper())
    if not columns.keys() & {"sku", "barcode"} or not columns.keys() & {
        "name",
        "name_hans",
        "name_en",
    }:
        raise Refusal(
            "header_unknown",
            "The first row names no barcode or SKU, or no name, that is known here.",
        )
    return Header(columns, currency)
