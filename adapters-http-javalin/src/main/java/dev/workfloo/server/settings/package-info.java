/** What an operator can set, in an environment variable or by a flag; begin with {@link dev.workfloo.server.settings.Setting}. */
@NullMarked
package dev.workfloo.server.settings;

import org.jspecify.annotations.NullMarked;
