/**
 * What an API is asked over HTTP, with places that expressions and secrets fill. Begin with {@link
 * dev.workfloo.definition.api.ApiRequest}: what comes out for its places makes an {@link dev.workfloo.definition.api.ApiMessage}, in
 * which no value leaves its place.
 *
 * <p>Each kind of place has a class that escapes for it: {@code ApiUrl} for paths and queries, {@code ApiHeader} for headers, and
 * {@code ApiBody} for JSON, where a value is never text that is read again.
 */
@NullMarked
package dev.workfloo.definition.api;

import org.jspecify.annotations.NullMarked;
