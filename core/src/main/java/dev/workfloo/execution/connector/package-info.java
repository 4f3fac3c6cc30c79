/** What services are asked, {@code ConnectorCall}, and what they answer, {@code ConnectorAnswer}; failures are answers too. */
@NullMarked
package dev.workfloo.execution.connector;

import org.jspecify.annotations.NullMarked;
