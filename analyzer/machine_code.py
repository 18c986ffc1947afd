"""How kernels become machine code: those that only compiled code calls are linked into those that Python calls.

Numba makes machine code, a wrapper for Python and a cached file of every function, and optimises each together with
all that it calls: a chain of ten kernels is optimised ten times. Here a part (:class:`PartLibrary`) stays as it comes
from its source, and all parts are linked into a whole (:class:`WholeLibrary`) once, where they are optimised once.
"""

# mypy: disable-error-code="no-untyped-call, attr-defined, has-type, misc"
# Numba is not typed throughout.

from functools import cache
from typing import Any

from llvmlite import binding
from numba.core import compiler, entrypoints
from numba.core.caching import CompileResultCacheImpl, UserProvidedCacheLocator
from numba.core.codegen import JITCodeLibrary
from numba.core.dispatcher import _FunctionCompiler
from numba.core.registry import CPUDispatcher, cpu_target
from numba.core.runtime import rtsys

OPTIONS = {
    "nopython": True, "nogil": True, "boundscheck": None, "no_cfunc_wrapper": True, "error_model": "numpy",
    "no_rewrites": True,
}  # fmt: skip
"""Of every kernel: no exceptions, no wrapper for C, and no search for expressions of arrays."""

entrypoints._already_initialized = True  # other packages' additions to Numba: looked for in all that is installed
_context = cpu_target.target_context
_context.get_abi_sizeof = cache(_context.get_abi_sizeof)  # else LLVM parses a module for each


def begin_runtime(context: Any) -> None:
    """Make ready what kernels need to run; no more than that."""
    rtsys.initialize(context)


class PartLibrary(JITCodeLibrary):
    """A kernel's code for being linked into others: neither optimised as a whole nor made machine code."""

    def finalize(self) -> None:
        """Nothing can be added any more."""
        self._finalized = True

    def _optimize_functions(self, module: Any) -> None:
        module.data_layout = self._codegen._data_layout

    def _get_module_for_linking(self) -> Any:
        return self._final_module


class WholeLibrary(JITCodeLibrary):
    """A kernel that Python calls, with all the parts that it needs."""

    _bitcode = b""

    def add_linking_library(self, library: Any) -> None:
        """Link another kernel, and when it is a part, what that one needs."""
        if library in self._linking_libraries:
            return
        super().add_linking_library(library)
        if isinstance(library, PartLibrary):
            for needed in library._linking_libraries:
                self.add_linking_library(needed)

    def finalize(self) -> None:
        """Link, optimise, and make machine code."""
        # The linker leaves out what nothing has asked for yet, but never a part: so they come first.
        self._linking_libraries.sort(key=lambda library: not isinstance(library, PartLibrary))
        super().finalize()

    def _optimize_final_module(self) -> None:
        for part in self._linking_libraries:
            if isinstance(part, PartLibrary):
                for function in part.get_defined_functions():
                    if function.linkage == binding.Linkage.external:
                        self._final_module.get_function(function.name).linkage = "internal"
        super()._optimize_final_module()

    def _get_module_for_linking(self) -> Any:
        if self._shared_module is None and self._bitcode:
            self._shared_module = binding.parse_bitcode(self._bitcode)
            self._codegen._engine._load_defined_symbols(self._shared_module)
        return super()._get_module_for_linking()

    @classmethod
    def loaded(cls, codegen: Any, name: str, code: bytes, bitcode: bytes, wrapper: str) -> "WholeLibrary":
        """One whose machine code and ``bitcode`` (for linking it into others) an earlier run has made."""
        self = cls(codegen, name)
        self.enable_object_caching()
        self._set_compiled_object(code)
        self._bitcode = bitcode  # to look through it takes longer than to load the machine code
        self._finalize_final_module()
        codegen._engine._defined_symbols.add(wrapper)
        return self


class _WholeCompiler(_FunctionCompiler):
    """Numba's compiler of one function, into a library of our own."""

    library: type[JITCodeLibrary] = WholeLibrary

    def _compile_core(self, args: Any, return_type: Any) -> Any:
        flags = compiler.Flags()
        self.targetdescr.options.parse_as_flags(flags, self.targetoptions)
        context = self.targetdescr.target_context
        library = self.library(context.codegen(), self.py_func.__qualname__)
        library.enable_object_caching()
        return compiler.compile_extra(
            self.targetdescr.typing_context, context, self.py_func, args, return_type, self._customize_flags(flags),
            self.locals, library, self.pipeline_class,
        )  # fmt: skip


class _PartCompiler(_WholeCompiler):
    library = PartLibrary

    def _customize_flags(self, flags: Any) -> Any:
        flags.no_compile = flags.no_cpython_wrapper = flags.no_cfunc_wrapper = True
        return flags

    def _compile_core(self, args: Any, return_type: Any) -> Any:
        result = super()._compile_core(args, return_type)
        result = result._replace(entry_point=object())  # a key for those who call it, no function
        context = self.targetdescr.target_context
        context.insert_user_function(result.entry_point, result.fndesc, [result.library])
        return result


class Whole(CPUDispatcher):
    """A kernel that Python calls."""

    compiler: type[_WholeCompiler] = _WholeCompiler

    def __init__(self, function: Any) -> None:
        super().__init__(function, targetoptions=OPTIONS)
        self._compiler = self.compiler(function, self.targetdescr, OPTIONS, {}, self._compiler.pipeline_class)


class Part(Whole):
    """A kernel that only other kernels call, for any types or for those of ``signature``."""

    compiler = _PartCompiler

    def __init__(self, function: Any, signature: Any = None) -> None:
        super().__init__(function)
        self._signature = signature
        self._ready = False

    def __call__(self, *arguments: Any, **named: Any) -> Any:
        """Not from Python: there is no machine code that takes its values.

        Raises:
            TypeError: always.
        """
        raise TypeError(f"{self.py_func.__qualname__} is a part of other kernels")

    def add_overload(self, result: Any) -> None:
        """Keep a compiled version; nothing is told to the C part, which would call it."""
        self.overloads[tuple(result.signature.args)] = result

    def get_call_template(self, args: Any, kws: Any) -> Any:
        """What a call with these types is; compiles the version for them, or the only one."""
        if self._signature is not None:
            self._make_ready()
        return super().get_call_template(args, kws)

    def _make_ready(self) -> None:
        """Compile for the signature, after all that it calls: Numba would go down into each callee where it meets it,
        fifty frames of Python deeper every time.
        """
        if self._ready:
            return
        self._ready = True
        for name in self.py_func.__code__.co_names:
            callee = self.py_func.__globals__.get(name)
            if isinstance(callee, Part) and callee._signature is not None:
                callee._make_ready()
        self.compile(self._signature)
        self.disable_compile()


class CacheFiles(CompileResultCacheImpl):
    """What of a compiled kernel is kept in files, in one folder that the caller names in Numba's settings.

    Numba would go on to the folder of the source, where nothing names the versions of the callees.
    """

    _locator_classes = [UserProvidedCacheLocator]  # noqa: RUF012 - as in the class above it

    def reduce(self, result: Any) -> tuple[Any, ...]:
        """A compiled kernel as values that can be pickled."""
        (name, _, (code, bitcode)), description, environment, signature, *_, reload, environments = result._reduce()
        return name, code, bitcode, description, environment, signature, reload, environments

    def rebuild(self, context: Any, kept: tuple[Any, ...]) -> Any:
        """The compiled kernel again."""
        name, code, bitcode, description, environment, signature, reload, environments = kept
        for begin in reload:
            begin()
        library = WholeLibrary.loaded(context.codegen(), name, code, bitcode, description.llvm_cpython_wrapper_name)
        result = compiler.compile_result(
            target_context=context, typing_context=context.typing_context, library=library, environment=environment,
            entry_point=context.get_executable(library, description, environment), fndesc=description,
            type_annotation="", signature=signature, objectmode=False, lifted=(), reload_init=reload,
            referenced_envs=environments,
        )  # fmt: skip
        for each in environments:
            library.codegen.set_env(each.env_name, each)
        return result
