"""The report in the browser: to read while it is written elsewhere, and to write in.

``serve`` is all that the command needs. Starlette, uvicorn and watchfiles are imported inside it only.
"""

from itareport.preview.desk import DataFile

__all__ = ["DataFile"]
