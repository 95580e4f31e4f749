import io

import pytest
from pypdf import PdfReader, PdfWriter

from index.load import LoadOptions, Unreadable, load_file
from index.records import Stated


def make_pdf(pages, info=""):
    """Write a PDF by hand: a page for each text, a line of it for each of its lines."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        f"<< {info} >>",
    ]
    kids = []
    for text in pages:
        shown = " ".join(f"({line}) Tj 0 -14 Td" for line in text.split("\n"))
        stream = f"BT /F1 12 Tf 72 700 Td {shown} ET" if text else ""
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> "
            f"/Contents {len(objects)} 0 R >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode()
    return (
        out
        + f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R /Info 4 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    )


@pytest.fixture
def load(tmp_path):
    def load(raw, options=None):
        path = tmp_path / "a.pdf"
        path.write_bytes(raw)
        (loaded,) = load_file(path, options)
        return loaded

    return load


def test_the_pages_of_a_pdf_are_its_text_with_blank_lines_between(load):
    loaded = load(make_pdf(["A pier is mended\nIt was late and hyphen-\nated.", "", "The end."]))
    assert loaded.text == "A pier is mended\nIt was late and hyphen-\nated.\n\nThe end."
    assert (loaded.place, loaded.key, loaded.stated) == ("", "", {})


def test_title_and_author_are_taken_as_stated_and_the_date_is_not(load):
    info = "/Title (A pier is mended) /Author (Nessa Quill) /CreationDate (D:20250304100000Z) /Producer (Some Writer 1.0)"
    assert load(make_pdf(["One."], info)).stated == {
        "title": Stated("A pier is mended", "title in the PDF"),
        "author": Stated("Nessa Quill", "author in the PDF"),
    }


@pytest.mark.parametrize(
    "info",
    [
        "/Title (pier-final-2.docx)",
        "/Title (Microsoft Word - pier)",
        "/Title (untitled)",
        "/Title (Harbour Press 7) /Creator (Harbour Press 7)",
        "/Author (Adobe InDesign CC 2015)",
        "/Author (nquill)",
        "/Author (Acrobat PDFMaker 11)",
        "/Title (12345)",
        "/Title ()",
    ],
)
def test_the_name_of_a_file_a_program_or_a_login_is_no_title_and_no_author(load, info):
    assert load(make_pdf(["One."], info)).stated == {}


def test_a_pdf_without_text_says_what_to_do(load):
    with pytest.raises(Unreadable, match="no text in the PDF: it may be scanned images; run OCR first"):
        load(make_pdf(["", ""]))


def encrypt(password):
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(make_pdf(["Secret."]))))
    writer.encrypt(password, owner_password="owner", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_an_encrypted_pdf_is_refused_and_one_with_an_empty_password_read(load):
    with pytest.raises(Unreadable, match="an encrypted PDF: remove its password first"):
        load(encrypt("open"))
    assert load(encrypt("")).text == "Secret."


@pytest.mark.parametrize(
    "raw", [b"%PDF-1.4\n", b"no PDF", make_pdf(["One."])[:200], b"%PDF-1.4\n" + b"\xff\0" * 500]
)
def test_a_damaged_pdf_is_refused(load, raw):
    with pytest.raises(Unreadable):
        load(raw)


def test_an_empty_file_is_refused(load):
    with pytest.raises(Unreadable, match="an empty file"):
        load(b"")


def test_a_pdf_over_the_limit_is_refused_unread(load):
    with pytest.raises(Unreadable, match=r"is more than the limit of 0\.0001 MB"):
        load(make_pdf(["One."]), LoadOptions(max_bytes=100))
