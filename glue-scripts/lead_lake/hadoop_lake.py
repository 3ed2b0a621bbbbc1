"""A lake whose objects lie where Spark can list them: S3 on AWS, any of Hadoop's file systems elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from lead_lake.lake import Lake


@dataclass(frozen=True)
class HadoopLake(Lake):
    #: URI of the stored objects.
    objects_uri: str = ""
    #: The Spark whose file systems are asked.
    spark: Any = None

    def keys(self, prefix: str, since: date | None = None) -> Iterator[str]:
        """Lists `<prefix>/<group>=…/dt=…/` or `<prefix>/dt=…/`, and looks only into days from `since` on."""
        for folder in self._names(prefix, folders=True):
            path = f"{prefix}/{folder}"
            name, _, value = folder.partition("=")
            if name != "dt":
                yield from self.keys(path, since)
            elif since is None or date.fromisoformat(value) >= since:
                yield from (f"{path}/{file}" for file in self._names(path, folders=False))

    def _names(self, prefix: str, *, folders: bool) -> list[str]:
        """Names directly under a prefix; none where there is no such prefix."""
        path = self.spark._jvm.org.apache.hadoop.fs.Path(f"{self.objects_uri}/{prefix}")
        files = path.getFileSystem(self.spark._jsc.hadoopConfiguration())
        if not files.exists(path):
            return []
        return [s.getPath().getName() for s in files.listStatus(path) if s.isDirectory() == folders]


def write_text(spark: Any, uri: str, text: str) -> None:
    """Stores a small object where Spark stores its own, in place of an earlier one."""
    path = spark._jvm.org.apache.hadoop.fs.Path(uri)
    stream = path.getFileSystem(spark._jsc.hadoopConfiguration()).create(path, True)
    try:
        stream.write(bytearray(text.encode()))
    finally:
        stream.close()
