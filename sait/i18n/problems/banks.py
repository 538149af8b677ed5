"""What people are told about question banks, and files that are to become one."""

from sait.i18n.translator import marked

PROBLEMS: dict[str, tuple[str, str]] = {
    "bank.gone": (
        marked("This question bank is not on the list."),
        marked("Choose one from the list. It may have been removed."),
    ),
    "bank.missing": (
        marked("There is no usable question bank {bank}."),
        marked("Run the check: python -m sait bank check question_banks"),
    ),
    "instrument.unknown": (
        marked("The question bank of this workshop cannot be found."),
        marked("Ask the person who runs this server to restore the database from a copy."),
    ),
    "upload.bomb": (
        marked("The file {file} in the ZIP is compressed far more than text can be, so it was not opened."),
        marked("Make the ZIP again from the bank's own files."),
    ),
    "upload.broken": (
        marked("This is not a ZIP file, or it is damaged."),
        marked("Make the ZIP file again from the bank's folder, with the ZIP program on your computer."),
    ),
    "upload.empty": (
        marked("There is no file, or the file is empty."),
        marked("Choose the ZIP of a question bank, or its YAML file."),
    ),
    "upload.encrypted": (
        marked("The ZIP has a password, so it could not be read."),
        marked("Make it again without a password."),
    ),
    "upload.kind": (
        marked("This is neither a ZIP nor a YAML file."),
        marked("Choose a file whose name ends in .zip, .yaml or .yml."),
    ),
    "upload.excel": (
        marked("This is an Excel workbook. It must be turned into a question bank first."),
        marked(
            "Ask the person who runs this server to do that with `python -m sait bank import`. Then upload the folder"
            " it made, as a ZIP."
        ),
    ),
    "upload.link": (
        marked("{file} in the ZIP is a link to another file, and links are not followed."),
        marked("Put the file itself into the ZIP."),
    ),
    "upload.nested": (
        marked("The ZIP contains another archive: {file}"),
        marked("Put the bank's files themselves into the ZIP."),
    ),
    "upload.no-bank": (
        marked("There is no {file} in the ZIP."),
        marked("Put the folder of one question bank into the ZIP, with that file and its translations."),
    ),
    "upload.path": (
        marked("The ZIP names a file outside itself: {file}"),
        marked("Make it again from the bank's folder. Nothing was unpacked."),
    ),
    "upload.several-banks": (
        marked("There is more than one question bank in the ZIP."),
        marked("Upload one at a time, each in a ZIP of its own."),
    ),
    "upload.stranger": (
        marked("{file} is not part of a question bank."),
        marked(
            "Take it out of the ZIP, or give it the right name: instrument.yaml, a translation such as cy.yaml, or "
            "schemes/NAME/scheme.yaml."
        ),
    ),
    "upload.too-large": (
        marked("The file is larger than {most} MB."),
        marked("Leave out anything that is not part of the question bank."),
    ),
    "upload.too-large-unpacked": (
        marked("The files in the ZIP are larger than {most} MB together, so it was not unpacked."),
        marked("Leave out anything that is not part of the question bank."),
    ),
    "upload.too-many": (
        marked("There are more than {most} files in the ZIP."),
        marked("Upload one question bank at a time, with the category schemes that it uses."),
    ),
    "upload.twice": (
        marked("The ZIP has the same file twice: {file}"),
        marked("Leave one of the two out."),
    ),
    "upload.version-taken": (
        marked("There is already a bank {bank} {version} with different content, here or in a workshop."),
        marked("Give it a higher version number and say under changes what is new. Then upload it again."),
    ),
}
