package dev.workfloo.jdbc.execution;

import dev.workfloo.jdbc.content.LongTexts;
import dev.workfloo.jdbc.encryption.PersonalData;

/** How what people said is kept, and what they were answered: encrypted, and what is long beside the rest. */
record Personal(PersonalData data, LongTexts texts, Answers answers) {}
