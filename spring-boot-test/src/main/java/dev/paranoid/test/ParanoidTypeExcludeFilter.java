package dev.paranoid.test;

import org.springframework.boot.test.context.filter.annotation.StandardAnnotationCustomizableTypeExcludeFilter;

/** Leaves out the application's components. */
final class ParanoidTypeExcludeFilter extends StandardAnnotationCustomizableTypeExcludeFilter<ParanoidTest> {

    ParanoidTypeExcludeFilter(Class<?> testClass) {
        super(testClass);
    }
}
