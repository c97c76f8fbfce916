"""How far an import is, on a terminal as a bar that moves, else as a line now and then."""

from django.core.management.base import OutputWrapper

_WIDTH, _EVERY = 30, 10_000


class Bar:
    """`step` begins a piece of work; called with a count of rows it shows how far that is."""

    def __init__(self, stream: OutputWrapper, total: int) -> None:
        self.stream, self.total, self.words, self.told = stream, total, "", 0
        self.moves = stream.isatty()

    def step(self, words: str) -> None:
        """核对, 导入."""
        self.words, self.told = words, 0
        if self.moves:
            self(0)
        else:
            self._write(f"{words}：共{self.total}行\n")

    def __call__(self, done: int) -> None:
        done = min(done, self.total)
        if self.moves:
            full = _WIDTH * done // max(self.total, 1)
            self._write(f"\r{self.words} {'█' * full}{'░' * (_WIDTH - full)} {done}/{self.total}")
        elif done - self.told >= _EVERY:
            self.told = done
            self._write(f"{self.words}：{done}/{self.total}\n")

    def end(self) -> None:
        """The work is over."""
        if self.moves and self.words:
            self(self.total)
            self._write("\n")
        self.words = ""

    def stop(self) -> None:
        """It went wrong: what follows begins on a line of its own."""
        if self.moves and self.words:
            self._write("\n")
        self.words = ""

    def _write(self, words: str) -> None:
        # A command's stderr is red as a rule; this is no error.
        self.stream.write(words, str, "")
        self.stream.flush()
