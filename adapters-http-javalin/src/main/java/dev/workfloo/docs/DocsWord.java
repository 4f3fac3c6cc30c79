package dev.workfloo.docs;

import dev.workfloo.pages.Word;

/** What these pages say. */
enum DocsWord implements Word {
    TRY_IT,
    KNOWLEDGE_CENTRE
}
