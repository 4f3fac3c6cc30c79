package dev.workfloo.docs;

import dev.workfloo.pages.Word;

/** What the first page says, and each page of the area at its head. */
enum DocsWord implements Word {
    TRY_IT,
    TRY_IT_WAY,
    KNOWLEDGE_CENTRE,
    KNOWLEDGE_CENTRE_WAY,
    FIRST_TITLE,
    FIRST_LEAD,
    VERSION,
    ENVIRONMENT,
    ENVIRONMENT_SANDBOX,
    ENVIRONMENT_PRODUCTION,
    ENVIRONMENT_MIXED,
    HEALTH,
    HEALTH_READY,
    HEALTH_PAUSED,
    HEALTH_NOT_READY,
    DEMO,
    DEMO_LEAD,
    DEMO_CALL,
    DEMO_LINK,
    DEMO_IDS,
    DEMO_NAME,
    DEMO_VALUE,
    COPY,
    COPIED
}
