/** Consent records: what a person agreed to, when, and the chain that proves that no record was changed or taken out. */
@NullMarked
package dev.workfloo.consent;

import org.jspecify.annotations.NullMarked;
