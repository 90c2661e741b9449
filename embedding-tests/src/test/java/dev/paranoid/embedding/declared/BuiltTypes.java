package dev.paranoid.embedding.declared;

import static dev.paranoid.domain.relation.OnDelete.CASCADE;
import static dev.paranoid.domain.relation.OnDelete.KEEP;
import static dev.paranoid.domain.relation.OnDelete.RESTRICT;
import static dev.paranoid.domain.relation.OnDelete.SET_NULL;

import dev.paranoid.domain.declared.DeclaredType;
import dev.paranoid.domain.declared.EntityTypes;
import dev.paranoid.domain.retention.RetentionMode;
import java.time.Duration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The same types, built. */
public final class BuiltTypes {

    public static final EntityTypes RULES = EntityTypes.of(
            DeclaredType.paranoid("customers", "person_id")
                    .table("people")
                    .retention(Duration.ofDays(30))
                    .retentionMode(RetentionMode.GOVERNANCE)
                    .tenant("branch")
                    .label("full_name")
                    .hardDeleteAfter(Duration.ofMinutes(15))
                    .hiddenColumns("birthday")
                    .belongsTo("customers", "recommended_by", KEEP, SET_NULL),
            DeclaredType.paranoid("orders", "id")
                    .mark("gone_at", "gone_with")
                    .policy("soft-only")
                    .hardAfter(Duration.ofDays(90))
                    .belongsTo("customers", "customer_id", RESTRICT),
            DeclaredType.paranoid("notes", "id")
                    .columns("id", "order_id")
                    .belongsTo("orders", "order_id", SET_NULL, CASCADE)
                    .belongsTo("customers", "author", SET_NULL),
            DeclaredType.paranoid("visits", "id")
                    .belongsTo("customers", "customer_id", KEEP, RESTRICT)
                    .belongsTo("orders", "order_id"),
            DeclaredType.plain("receipts", "id").belongsTo("orders", "order_id", RESTRICT, CASCADE),
            DeclaredType.link("order_tags").belongsTo("orders", "order_id", KEEP));

    public static final EntityTypes BLOG = EntityTypes.of(
            DeclaredType.paranoid("users", "user_id")
                    .table("users")
                    .retention(Duration.ofDays(30))
                    .label("username"),
            DeclaredType.paranoid("stories", "story_id")
                    .table("stories")
                    .label("title")
                    .belongsTo("users", "created_by"),
            DeclaredType.paranoid("reviews", "review_id")
                    .table("reviews")
                    .belongsTo("users", "created_by")
                    .belongsTo("stories", "story_id"),
            DeclaredType.paranoid("tags", "tag_id").table("tags").label("name"),
            DeclaredType.link("story_tags")
                    .table("story_tags")
                    .belongsTo("stories", "story_id", KEEP)
                    .belongsTo("tags", "tag_id", KEEP));

    private BuiltTypes() {}

    /** Declares nothing in Java. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    public static class Plain {}

    /** Has the types of the rules as a bean. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    public static class WithRules {

        @Bean
        static EntityTypes types() {
            return RULES;
        }
    }

    /** Has the types of the blog as a bean. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    public static class WithBlog {

        @Bean
        static EntityTypes types() {
            return BLOG;
        }
    }

    /** Has them as a bean that would need its application too early. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    public static class TooEarly {

        @Bean
        EntityTypes types() {
            return BLOG;
        }
    }
}
