package dev.workfloo.application.port.out;

class FileSignaturesTest extends FileFormatsContract {

    @Override
    protected FileFormats formats() {
        return FileFormats.BY_SIGNATURE;
    }
}
