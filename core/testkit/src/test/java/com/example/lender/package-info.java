/** A lender's own store and connector, as the page on them shows. */
@NullMarked
package com.example.lender;

import org.jspecify.annotations.NullMarked;
