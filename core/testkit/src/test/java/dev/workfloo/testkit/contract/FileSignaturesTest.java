package dev.workfloo.testkit.contract;

import dev.workfloo.application.port.out.FileFormats;

class FileSignaturesTest extends FileFormatsContract {

    @Override
    protected FileFormats formats() {
        return FileFormats.BY_SIGNATURE;
    }
}
