"""slotc.py: objects of slotc's map and packed variants, as gdb shows them.

    (gdb) source /usr/share/slotc/gdb/slotc.py
    (gdb) print item
    $1 = CartItem = {item_id = 18, sku = "a", other = 8}

The bytes of such an object say nothing of themselves; here they are read as
generated code does it: by the places in the class's table (slotc/slot_class.h).
Names that only a map has follow. The entries of a map of uthash are gone through
from the first; a GHashTable of GLib has an inside that programs are not told,
and is named alone. Objects of the slotted variant are structs, which gdb shows
as they are.
"""

import gdb
import gdb.printing

MAY_BE_BROKEN = 100000  # no object has more names; memory that is garbage may say so

# enum slot_kind (slotc/slot.h): the member of a cell that holds the value.
MEMBERS = {
    "SLOT_BOOL": "boolean",
    "SLOT_INT": "integer",
    "SLOT_UINT": "natural",
    "SLOT_DOUBLE": "real",
    "SLOT_STRING": "text",
}


def struct_type(tag):
    for name in ("struct " + tag, tag):
        try:
            return gdb.lookup_type(name)
        except gdb.error:
            pass
    return None


def static_of(function, name):
    """The static variable of a function, which need not have been called."""
    for expression in ("%s::%s", "%s()::%s"):
        try:
            return gdb.parse_and_eval(expression % (function, name))
        except gdb.error:
            pass
    return None


def function_name(pointer):
    """What a function pointer points to, as C calls it; None for NULL."""
    block = gdb.block_for_pc(int(pointer)) if int(pointer) else None
    while block is not None and block.function is None:
        block = block.superblock
    return block.function.name.split("(")[0] if block is not None else None


def constant(name):
    """The number of an enumerator."""
    return int(gdb.parse_and_eval(name))


def byte_order():
    return "big" if "big endian" in gdb.execute("show endian", to_string=True) else "little"


def values_name(table, number):
    """An enum's number by its name; flags by theirs."""
    names = {}
    for i in range(min(int(table["count"]), MAY_BE_BROKEN)):
        value = table["values"][i]
        names.setdefault(int(value["number"]), value["name"].string())
    if number in names or not table["is_flags"]:
        return names.get(number, number)
    set_names = [name for bit, name in names.items() if bit and number & bit == bit]
    return " | ".join(set_names) if set_names else number


class Reader:
    """The declared attributes of an object: class table and bytes go in."""

    def __init__(self, cls, body):
        self.cls = cls
        self.body = body
        self.order = byte_order()

    def number(self, start, size):
        return int.from_bytes(self.body[start : start + size], self.order)

    def raw(self, place, element=0):
        width, unit = int(place["width"]), int(place["unit"])
        offset, shift, step = int(place["offset"]), int(place["shift"]), int(place["step"])
        if width == 0:
            return 0
        if unit == constant("SLOT_WHOLE"):
            return self.number(offset + element * step, step)
        if unit == constant("SLOT_PACKED"):
            word = int.from_bytes(self.body, "little") >> offset * 8 + shift + element * step
        else:
            word = self.number(offset, unit) >> shift
        return word & (1 << width) - 1

    def start(self, place, element):
        step = int(place["step"])
        return int(place["offset"]) + element * (step // 8 if int(place["unit"]) == constant("SLOT_PACKED") else step)

    def pointer(self, place, element=0):
        return self.number(self.start(place, element), gdb.lookup_type("void").pointer().sizeof)

    def is_set(self, attribute, place):
        presence = int(place["presence"])
        if presence == constant("SLOT_UNLESS_NULL"):
            return self.pointer(place) != 0
        if presence == constant("SLOT_IF_BIT"):
            return self.raw(self.cls["places"][int(place["spare"])]) != 0
        if presence == constant("SLOT_UNLESS_SPARE"):
            is_text = int(attribute["type"]) == constant("SLOT_TYPE_STRING")
            stored = self.body[int(place["offset"])] if is_text else self.raw(place)
            return stored != int(place["spare"])
        return True

    def length(self, place):
        return self.raw(self.cls["places"][int(place["length"])])

    def integer(self, attribute, place, element):
        raw, width, bias = self.raw(place, element), int(place["width"]), int(place["bias"])
        kind, bounds = int(attribute["type"]), attribute["range"]
        if not constant("SLOT_TYPE_INT8") <= kind <= constant("SLOT_TYPE_TIMESTAMP"):
            return (raw + bias) % 2**64
        has_negative = True
        if int(bounds):
            bounds = bounds.cast(gdb.lookup_type("slot_range").pointer())
            has_negative = int(bounds["minimum"]) >= 2**63
        if bias == 0 and width and has_negative and raw >> width - 1:
            raw -= 1 << width
        number = (raw + bias) % 2**64
        return number - 2**64 if number >= 2**63 else number

    def real(self, place, element):
        name = "float" if int(place["width"]) == 32 else "double"
        kind = gdb.lookup_type(name)
        return gdb.Value(self.raw(place, element).to_bytes(kind.sizeof, self.order), kind)

    def text(self, attribute, place, element):
        char = gdb.lookup_type("char")
        if not int(attribute["flags"]) & constant("SLOT_FLAG_INLINE"):
            pointer = self.pointer(place, element)
            return gdb.Value(pointer).cast(char.pointer()) if pointer else attribute["fallback"]
        text = self.body[self.start(place, element) :].split(b"\0")[0]
        return gdb.Value(text + b"\0", char.array(len(text)))

    def bytes(self, attribute, place, element):
        size, byte = self.length(place), gdb.lookup_type("unsigned char")
        if size == 0:
            return "no bytes"
        if int(attribute["flags"]) & constant("SLOT_FLAG_INLINE"):
            start = self.start(place, element)
            return gdb.Value(self.body[start : start + size], byte.array(size - 1))
        pointer = gdb.Value(self.pointer(place, element) or int(attribute["fallback"]))
        return pointer.cast(byte.array(size - 1).pointer()).dereference()

    def object(self, attribute, place, element):
        name = function_name(attribute["object_class"])
        kind = struct_type(name[: -len("_class")]) if name else None
        if int(attribute["flags"]) & constant("SLOT_FLAG_REFERENCE"):
            return gdb.Value(self.pointer(place, element)).cast((kind or gdb.lookup_type("void")).pointer())
        if kind is None:
            return "an object"
        start = self.start(place, element)
        return gdb.Value(self.body[start : start + kind.sizeof], kind)

    def element(self, attribute, place, element=0):
        kind = int(attribute["type"])
        if kind == constant("SLOT_TYPE_STRING"):
            return self.text(attribute, place, element)
        if kind == constant("SLOT_TYPE_BYTES"):
            return self.bytes(attribute, place, element)
        if kind == constant("SLOT_TYPE_OBJECT"):
            return self.object(attribute, place, element)
        if kind == constant("SLOT_TYPE_BOOL"):
            return "true" if self.raw(place, element) else "false"
        if kind in (constant("SLOT_TYPE_FLOAT"), constant("SLOT_TYPE_DOUBLE")):
            return self.real(place, element)
        number = self.integer(attribute, place, element)
        function = function_name(attribute["names"])
        table = static_of(function, "names") if function else None
        return number if table is None else values_name(table, number)

    def attributes(self):
        for i in range(min(int(self.cls["count"]), MAY_BE_BROKEN)):
            attribute, place = self.cls["attributes"][i], self.cls["places"][i]
            if int(attribute["flags"]) & constant("SLOT_FLAG_CONSTANT"):
                continue
            name, count = attribute["name"].string(), int(attribute["count"])
            if not self.is_set(attribute, place):
                yield name, "unset"
            elif count:
                if int(place["length"]):
                    count = min(count, self.length(place))
                elements = (self.element(attribute, place, k) for k in range(min(count, MAY_BE_BROKEN)))
                yield name, "{%s}" % ", ".join(e.format_string() if isinstance(e, gdb.Value) else str(e) for e in elements)
            else:
                yield name, self.element(attribute, place)


def undeclared_value(entry):
    """The value of a slot_entry (slotc/slot_table.h) or slot_pair (slotc/slot_hashed.h)."""
    kinds = {int(f.enumval): f.name for f in gdb.lookup_type("slot_kind").strip_typedefs().fields()}
    kind = kinds.get(int(entry["kind"]))
    if kind == "SLOT_BYTES":
        size = int(entry["length"])
        value = entry["cell"]["text"].cast(gdb.lookup_type("unsigned char").array(size - 1).pointer())
        return value.dereference() if size else "no bytes"
    return entry["cell"][MEMBERS[kind]] if kind in MEMBERS else "none"


def undeclared(table):
    """The names and values of a slot_table (slotc/slot_table.h)."""
    if int(table) == 0:
        return
    entries = (table + 1).cast(gdb.lookup_type("slot_entry").pointer())
    for i in range(min(int(table["used"]), MAY_BE_BROKEN)):
        if int(entries[i]["name"]):  # else it was removed
            yield entries[i]["name"].string(), undeclared_value(entries[i])


class MapObject:
    """A pointer to a block of cells."""

    def __init__(self, value, cls):
        self.cells = value["cells"]
        self.cls = cls

    def to_string(self):
        return self.cls["name"].string() + ("" if int(self.cells) else " (cleared)")

    def children(self):
        if int(self.cells) == 0:
            return
        body = gdb.selected_inferior().read_memory(int(self.cells), int(self.cls["block"]))
        yield from Reader(self.cls, bytes(body)).attributes()
        head = self.cells.cast(gdb.lookup_type("slot_map_head").pointer())
        yield from undeclared(head["others"])


class EntryReader(Reader):
    """The same of an object that has an entry for each value: cells by name go in."""

    def __init__(self, cls, cells):
        super().__init__(cls, b"")
        self.cells = cells

    def fallback(self, attribute):
        bounds = attribute["range"]
        if int(bounds) == 0:
            return bytes(8)
        is_real = int(attribute["type"]) in (constant("SLOT_TYPE_FLOAT"), constant("SLOT_TYPE_DOUBLE"))
        bounds = bounds.cast(gdb.lookup_type("slot_real_range" if is_real else "slot_range").pointer())
        return int(bounds["fallback"]).to_bytes(8, self.order)

    def is_set(self, attribute, place):
        return attribute["name"].string() in self.cells or int(place["presence"]) != constant("SLOT_IF_FOUND")

    def element(self, attribute, place, element=0):
        self.body = self.cells.get(attribute["name"].string()) or self.fallback(attribute)
        return super().element(attribute, place, element)


class HashedObject:
    """A pointer to the first entry of uthash's, or to a GHashTable."""

    def __init__(self, value, cls):
        self.first = value["attributes"]
        self.cls = cls
        self.is_known = "slot_uthash_pair" in str(self.first.type)

    def to_string(self):
        state = "" if self.is_known else " (a GHashTable, not shown)"
        return self.cls["name"].string() + (state if int(self.first) else " (holds nothing)")

    def children(self):
        cells, others, at = {}, [], self.first
        while self.is_known and int(at) and len(cells) + len(others) < MAY_BE_BROKEN:
            name = at["hh"]["key"].cast(gdb.lookup_type("char").pointer())
            name = name.string(errors="replace", length=int(at["hh"]["keylen"]))
            if int(at["pair"]["kind"]) == constant("SLOT_NONE"):
                cells[name] = bytes(gdb.selected_inferior().read_memory(int(at["pair"]["cell"].address), 8))
            else:
                others.append((name, undeclared_value(at["pair"])))
            at = at["hh"]["next"].cast(at.type)
        if cells or others:
            yield from EntryReader(self.cls, cells).attributes()
            yield from others


class PackedObject:
    """Nothing but bytes."""

    def __init__(self, value, cls):
        self.value = value
        self.cls = cls

    def to_string(self):
        return self.cls["name"].string()

    def children(self):
        array = self.value["bytes"]
        body = bytes(int(array[i]) for i in range(array.type.sizeof))
        yield from Reader(self.cls, body).attributes()


class Printers(gdb.printing.PrettyPrinter):
    def __call__(self, value):
        kind = value.type.strip_typedefs()
        if kind.code != gdb.TYPE_CODE_STRUCT or kind.tag is None:
            return None
        fields = kind.fields()
        printers = {"cells": MapObject, "bytes": PackedObject, "attributes": HashedObject}
        printer = printers.get(fields[0].name) if len(fields) == 1 else None
        # Without the table, which compilers leave out where nothing asks for it, gdb does what it can.
        cls = static_of(kind.tag + "_class", "cls") if printer else None
        return printer(value, cls) if cls is not None else None


gdb.printing.register_pretty_printer(gdb.current_objfile(), Printers("slotc"), replace=True)
