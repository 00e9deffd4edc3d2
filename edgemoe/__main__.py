"""Entry point of the `edgemoe` program.

Exit codes: 0 done, 1 a check failed (a mismatch, drift), 2 bad input or something missing.
"""

from __future__ import annotations

import importlib
import sys

from golden.errors import EdgemoeError

COMMANDS = {
    "train": "Train a network and save its checkpoint.",
    "eval": "Measure a checkpoint and draw its predictions.",
    "finetune": "Fine-tune a checkpoint for a precision.",
    "flops": "Count what a network costs for one image.",
    "calibrate": "Fit a precision to what a network computes.",
    "search": "Search the cheapest widths under a bound on the loss.",
    "sweep": "Measure accuracy against bit width with the integer engine.",
    "compare": "Compare checkpoints in one table.",
    "vectors": "Regenerate or check the test vectors.",
    "rtl": "Regenerate or check the Verilog.",
    "resources": "Synthesise the kernels for an FPGA and count their cells.",
    "cosim": "Simulate the RTL and compare it with the vectors.",
    "coverage": "Measure what the benches cover of the Verilog.",
    "claims": "Print the papers' claims beside what we compute.",
    "report": "Write one HTML page of what the other commands found.",
    "import-published": "Save the published Edge-MoE weights as a checkpoint.",
    "docs": "Write or check the operator pages.",
}


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; returns the exit code.

    Args:
        arguments: instead of those of the process.
    """
    try:
        import click  # noqa: PLC0415 - the core is installed without it
    except ImportError:
        print("edgemoe: the command line needs click; pip install 'edgemoe[cli]'", file=sys.stderr)
        return 2

    class Lazy(click.Group):
        """Loads a command when it is asked for, so that `--help` needs no extra."""

        def list_commands(self, ctx: click.Context) -> list[str]:
            return list(COMMANDS)

        def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
            if cmd_name not in COMMANDS:
                return None
            name = cmd_name.replace("-", "_")
            module = importlib.import_module(f"edgemoe.commands.{name}")
            command: click.Command = getattr(module, name)
            return command

    @click.group(cls=Lazy)
    @click.version_option(package_name="edgemoe")
    def edgemoe() -> None:
        """The verification-centric reference of M3ViT and its accelerator Edge-MoE."""

    try:
        code = edgemoe.main(args=arguments, prog_name="edgemoe", standalone_mode=False)
        return code if isinstance(code, int) else 0
    except click.ClickException as error:
        error.show()
        return 2
    except EdgemoeError as error:
        message = str(error)
    except (click.Abort, KeyboardInterrupt):
        print("interrupted", file=sys.stderr)
        return 130
    except ImportError as error:
        message = f"{error.name} is not installed; pip install 'edgemoe[cosim,model,report]'"
    except OSError as error:
        message = f"{error}; give paths that exist and that you may read and write"
    print(f"error: {message}", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
