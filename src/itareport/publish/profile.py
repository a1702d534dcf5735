"""LibreOffice's own folder for one run: the Thai locale, and the macro that makes PDFs of numbered Word files.

A macro and not ``--convert-to``, since no number format of the Word file gives Thai page numbers in LibreOffice 7.4:
they are set on the open document's page styles. (The field itself takes no such format through this interface.)
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

ARGUMENTS = ("macro:///Standard.Publish.Main",)
"""What the program is started with so that it runs the macro of ``write`` and ends."""
DONE = ".done"
"""Ending of the empty files by which the macro tells how far it is: ``0`` once it runs, then a file's number."""

_OFFICE = "http://openoffice.org/2000"
_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'

# The system's locale gives the PDF its /Lang and page numbers their digits. A profile that is marked as set up is not
# set up again, which would put the program's own empty macros in place of ours.
_SETTINGS = f"""{_XML}\
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>th-TH</value></prop></item>
<item oor:path="/org.openoffice.Setup/Office"><prop oor:name="ooSetupInstCompleted" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""
_LIBRARIES = f"""{_XML}\
<!DOCTYPE library:libraries PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "libraries.dtd">
<library:libraries xmlns:library="{_OFFICE}/library" xmlns:xlink="http://www.w3.org/1999/xlink">
<library:library library:name="Standard" library:link="false"/>
</library:libraries>
"""
_LIBRARY = f"""{_XML}\
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="{_OFFICE}/library" library:name="Standard" library:readonly="false"
 library:passwordprotected="false">{{element}}</library:library>
"""
_MODULE = f"""{_XML}\
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="{_OFFICE}/script" script:name="Publish" script:language="StarBasic">{{source}}</script:module>
"""

# An error in Basic opens a window that nobody sees and that never closes, hence Resume Next in each Sub: what was not
# made is found missing by who called. storeToURL comes back when the file is written and closed, so that a Mark after it
# is the proof that the PDF is whole. The filter is named, else what is no Word file would be printed as text.
# SelectPdfVersion 2 is PDF/A-2b, InitialView 1 the page with its bookmarks.
_MACRO = """\
Sub Main
  On Error Resume Next
  Dim number As Long
  Mark("{folder}0")
  For number = 1 To {files}
    Publish("{folder}" & number, Mid("{thai}", number, 1) = "1")
    Mark("{folder}" & number)
  Next
  StarDesktop.terminate()
End Sub

Sub Mark(stem As String)
  On Error Resume Next
  Dim file As Integer
  file = FreeFile()
  Open stem & "{done}" For Output As #file
  Close #file
End Sub

Sub Publish(stem As String, thai As Boolean)
  On Error Resume Next
  Dim word(1) As New com.sun.star.beans.PropertyValue
  Dim pdf(5) As New com.sun.star.beans.PropertyValue
  Dim how(1) As New com.sun.star.beans.PropertyValue
  Dim document As Object
  word(0).Name = "Hidden" : word(0).Value = True
  word(1).Name = "FilterName" : word(1).Value = "MS Word 2007 XML"
  document = StarDesktop.loadComponentFromURL(stem & ".docx", "_blank", 0, word())
  If IsNull(document) Then Exit Sub
  If thai Then ThaiPageNumbers(document)
  pdf(0).Name = "SelectPdfVersion" : pdf(0).Value = 2
  pdf(1).Name = "UseTaggedPDF" : pdf(1).Value = True
  pdf(2).Name = "PDFUACompliance" : pdf(2).Value = True
  pdf(3).Name = "ExportBookmarks" : pdf(3).Value = True
  pdf(4).Name = "InitialView" : pdf(4).Value = 1
  pdf(5).Name = "DisplayPDFDocumentTitle" : pdf(5).Value = True
  how(0).Name = "FilterName" : how(0).Value = "writer_pdf_Export"
  how(1).Name = "FilterData" : how(1).Value = pdf()
  document.storeToURL(stem & ".pdf", how())
  document.close(True)
End Sub

Sub ThaiPageNumbers(document As Object)
  On Error Resume Next
  Dim styles As Object
  Dim style As String
  styles = document.StyleFamilies.getByName("PageStyles")
  For Each style In styles.ElementNames
    styles.getByName(style).NumberingType = com.sun.star.style.NumberingType.NATIVE_NUMBERING
  Next
  document.getTextFields().refresh()
End Sub
"""


def write(profile: Path, folder: Path, thai: Sequence[bool]) -> None:
    """Make the profile whose macro turns ``1.docx``, ``2.docx`` … of ``folder`` into ``1.pdf``, ``2.pdf`` ….

    ``thai`` says of each file whether its page numbers are in Thai digits. Each file that it has tried, also in vain, has
    an empty one of the same name that ends in ``DONE``.
    """
    source = _MACRO.format(
        files=len(thai), folder=f"{folder.as_uri()}/", thai="".join("1" if each else "0" for each in thai), done=DONE
    )
    standard = profile / "user" / "basic" / "Standard"
    standard.mkdir(parents=True)
    element = '<library:element library:name="Publish"/>'
    for place, text in (
        (profile / "user" / "registrymodifications.xcu", _SETTINGS),
        (standard.parent / "script.xlc", _LIBRARIES),
        (standard.parent / "dialog.xlc", _LIBRARIES),
        (standard / "script.xlb", _LIBRARY.format(element=element)),
        (standard / "dialog.xlb", _LIBRARY.format(element="")),
        (standard / "Publish.xba", _MODULE.format(source=escape(source))),
    ):
        place.write_text(text, "utf-8", newline="\n")
