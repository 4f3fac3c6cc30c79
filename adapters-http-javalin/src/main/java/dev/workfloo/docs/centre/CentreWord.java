package dev.workfloo.docs.centre;

import dev.workfloo.pages.Word;

/** What the centre says around its pages. */
enum CentreWord implements Word {
    CENTRE,
    CENTRE_LEAD,
    GUIDES,
    REFERENCE,
    REFERENCE_LEAD,
    REFERENCE_IN_ENGLISH,
    CONTENTS,
    ON_THIS_PAGE,
    PREVIOUS,
    NEXT,
    PREVIOUS_AND_NEXT,
    SEARCH,
    SEARCH_TITLE,
    SEARCH_FOR,
    SEARCH_HINT,
    FOUND_NOTHING,
    FOUND_NOTHING_TRY,
    FOUND_ONE,
    FOUND,
    FOUND_MANY,
    COPY,
    COPIED,
    TABLE,
    CODE,
    LINK_TO
}
