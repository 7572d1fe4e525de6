"""slotc for Bazel: slotc_library makes a C header of a schema.

MODULE.bazel:   slotc_repository = use_repo_rule("//:slotc.bzl", "slotc_repository")
                slotc_repository(name = "slotc")
WORKSPACE:      load("//:slotc.bzl", "slotc_repository")
                slotc_repository(name = "slotc")
BUILD:          load("//:slotc.bzl", "slotc_library")
                slotc_library(name = "shop", schema = "shop.yaml")
"""

def _slotc_repository_impl(repository_ctx):
    path = repository_ctx.attr.path or repository_ctx.which("slotc")
    if not path:
        fail("slotc is not in PATH; give slotc_repository a path")
    repository_ctx.symlink(path, "slotc")
    repository_ctx.file("BUILD", "exports_files([\"slotc\"])\n")

slotc_repository = repository_rule(
    implementation = _slotc_repository_impl,
    attrs = {"path": attr.string(doc = "The program; without it the one in PATH.")},
    environ = ["PATH"],
    local = True,
)

def _slotc_library_impl(ctx):
    stem = ctx.file.schema.basename[:-len(ctx.file.schema.extension) - 1]
    ending = "" if ctx.attr.variant == "slotted" else "_" + ctx.attr.variant
    header = ctx.actions.declare_file(stem + ending + ".h")
    headers = [header]
    if ctx.attr.split:
        for part in ["common"] + ctx.attr.split:
            headers.append(ctx.actions.declare_file(stem + ending + "." + part + ".h"))
    arguments = ctx.actions.args()
    arguments.add("generate")
    arguments.add("--variant=" + ctx.attr.variant)
    arguments.add_all(ctx.attr.options)
    if ctx.attr.split:
        arguments.add("--split=class")
        arguments.add("-d", header.dirname)
    else:
        arguments.add("-o", header)
    arguments.add(ctx.file.schema)
    ctx.actions.run(
        outputs = headers,
        inputs = [ctx.file.schema] + ctx.files.imports,
        executable = ctx.executable._slotc,
        arguments = [arguments],
        mnemonic = "Slotc",
        progress_message = "Generating " + header.short_path,
    )
    return [
        DefaultInfo(files = depset(headers)),
        CcInfo(compilation_context = cc_common.create_compilation_context(
            headers = depset(headers),
            includes = depset([header.dirname]),
        )),
    ]

slotc_library = rule(
    implementation = _slotc_library_impl,
    doc = "A header of a schema, for the deps of cc_library and cc_binary.",
    attrs = {
        "schema": attr.label(allow_single_file = True, mandatory = True),
        "imports": attr.label_list(allow_files = True, doc = "Every schema that it imports."),
        "split": attr.string_list(
            doc = "A header for each class: the classes' names in C, as in the names of " +
                  "`slotc generate --split=class --print-outputs`. Bazel has to know them before slotc runs.",
        ),
        "variant": attr.string(default = "slotted", values = ["slotted", "packed", "map"]),
        "options": attr.string_list(doc = "More options of `slotc generate`."),
        "_slotc": attr.label(default = "@slotc//:slotc", executable = True, allow_single_file = True, cfg = "exec"),
    },
)
