package dev.workfloo.docs.centre;

/** A page, and the ways on from it. */
record ShownPage(CentrePage page, CentreMenu menu) {

    String language() {
        return page.article().written().tag();
    }

    boolean isInAnotherLanguage() {
        return page.article().written() != menu.reader();
    }
}
