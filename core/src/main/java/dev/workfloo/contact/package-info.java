/** Where people can be reached: telephone numbers and e-mail addresses, read once and in one way for forms, codes and channels; and by which
 * channel a code reaches a person. */
@NullMarked
package dev.workfloo.contact;

import org.jspecify.annotations.NullMarked;
