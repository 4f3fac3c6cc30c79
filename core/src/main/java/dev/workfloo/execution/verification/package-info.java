/**
 * What a provider is asked who verifies people by one-time codes, and what it answers: to begin a validation, and whether a token
 * is right.
 */
@NullMarked
package dev.workfloo.execution.verification;

import org.jspecify.annotations.NullMarked;
