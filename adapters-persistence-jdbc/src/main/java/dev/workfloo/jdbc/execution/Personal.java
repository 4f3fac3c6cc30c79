package dev.workfloo.jdbc.execution;

import dev.workfloo.jdbc.content.LongTexts;
import dev.workfloo.jdbc.encryption.PersonalData;

/** How what people said is kept: encrypted, and what is long beside the rest. */
record Personal(PersonalData data, LongTexts texts) {}
