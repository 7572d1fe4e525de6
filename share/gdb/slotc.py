"""slotc.py: objects of slotc's map variant, as gdb shows them.

    (gdb) source /usr/share/slotc/gdb/slotc.py
    (gdb) print item
    $1 = CartItem = {item_id = 18, sku = "a", other = 8}

A map object is a pointer to cells whose kinds and names are elsewhere; here
they are put together again: the declared attributes by the class's table, then
the names that only this object has. Slotted objects are structs, which gdb
shows as they are.
"""

import gdb
import gdb.printing

# enum slot_kind (slotc/slot.h): the member of a cell that holds the value.
MEMBERS = {
    "SLOT_BOOL": "boolean",
    "SLOT_INT": "integer",
    "SLOT_UINT": "natural",
    "SLOT_DOUBLE": "real",
    "SLOT_STRING": "text",
}
MAY_BE_BROKEN = 100000  # no object has more names; memory that is garbage may say so


def class_of(tag):
    """The class table of struct `tag`: the static variable of its function."""
    for expression in ("%s_class::cls", "%s_class()::cls"):
        try:
            return gdb.parse_and_eval(expression % tag)
        except gdb.error:
            pass
    return None


def kind_name(number):
    return {int(f.enumval): f.name for f in gdb.lookup_type("slot_kind").strip_typedefs().fields()}.get(number)


class MapObject:
    """A struct whose only member is a slot_map."""

    def __init__(self, value):
        self.value = value
        self.tag = value.type.strip_typedefs().tag
        self.cls = class_of(self.tag)

    def to_string(self):
        name = self.cls["name"].string() if self.cls is not None else self.tag
        if int(self.value["map"]["cells"]) == 0:
            return name + " (cleared)"
        if self.cls is None:
            return name + " (no table of this class is in the program)"
        return name

    def children(self):
        cells = self.value["map"]["cells"]
        if self.cls is None or int(cells) == 0:
            return
        count = int(self.cls["count"])
        kinds = (cells + 1 + count).cast(gdb.lookup_type("unsigned char").pointer())
        for i in range(min(count, MAY_BE_BROKEN)):
            attribute = self.cls["attributes"][i]
            yield attribute["name"].string(), self.declared(attribute, cells[i + 1], int(kinds[i]))
        yield from self.undeclared(cells[0]["table"])

    @staticmethod
    def declared(attribute, cell, kind):
        member = MEMBERS.get(kind_name(kind))
        if member is None:
            return "unset"
        if member != "text":
            return cell[member]
        flags = gdb.lookup_type("enum slot_flag").fields()
        owned = next(int(f.enumval) for f in flags if f.name == "SLOT_FLAG_OWNED")
        if not int(attribute["flags"]) & owned:
            return cell["borrowed"]
        return cell["text"] if int(cell["text"]) else attribute["fallback"]

    @staticmethod
    def undeclared(table):
        if int(table) == 0:
            return
        entries = (table + 1).cast(gdb.lookup_type("slot_entry").pointer())
        for i in range(min(int(table["used"]), MAY_BE_BROKEN)):
            entry = entries[i]
            if int(entry["name"]) == 0:  # removed
                continue
            kind = kind_name(int(entry["kind"]))
            if kind == "SLOT_BYTES":
                size = int(entry["length"])
                value = entry["cell"]["text"].cast(gdb.lookup_type("unsigned char").array(size - 1).pointer())
                value = value.dereference() if size else "no bytes"
            elif kind in MEMBERS:
                value = entry["cell"][MEMBERS[kind]]
            else:
                value = "none"
            yield entry["name"].string(), value


class Printers(gdb.printing.PrettyPrinter):
    def __call__(self, value):
        kind = value.type.strip_typedefs()
        if kind.code != gdb.TYPE_CODE_STRUCT or kind.tag is None:
            return None
        fields = kind.fields()
        if len(fields) == 1 and fields[0].name == "map" and fields[0].type.name == "slot_map":
            return MapObject(value)
        return None


gdb.printing.register_pretty_printer(gdb.current_objfile(), Printers("slotc"), replace=True)
