package com.example.shop;

import dev.paranoid.live.hidden.WithHiddenRows;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** Hand-written SQL. It knows nothing of deletion. */
@Mapper
public interface CustomerMapper {

    @Select("SELECT id, name, email, recommended_by FROM customers ORDER BY name")
    List<Customer> all();

    @Select("SELECT id, name, email, recommended_by FROM customers WHERE id = #{id}")
    Customer byId(long id);

    @Select(
            "SELECT id, name, email, recommended_by FROM customers WHERE name LIKE #{text} OR email LIKE #{text} ORDER BY id")
    List<Customer> matching(String text);

    @Select("SELECT EXISTS (SELECT 1 FROM customers WHERE email = #{email})")
    boolean isKnown(String email);

    @Select("SELECT c.id, c.name, c.email, c.recommended_by FROM customers c"
            + " LEFT JOIN orders o ON o.customer_id = c.id WHERE o.id IS NULL ORDER BY c.id")
    List<Customer> withoutOrders();

    @Select("""
            WITH RECURSIVE led (id) AS (
              SELECT id FROM customers WHERE id = #{id}
              UNION ALL
              SELECT c.id FROM customers c JOIN led ON c.recommended_by = led.id
            )
            SELECT COUNT(*) - 1 FROM led
            """)
    int ledHere(long id);

    @Insert("INSERT INTO customers (name, email, recommended_by) VALUES (#{name}, #{email}, #{recommendedBy})")
    void add(Customer customer);

    @Update("UPDATE customers SET email = #{email} WHERE id = #{id}")
    int move(@Param("id") long id, @Param("email") String email);

    @Update("UPDATE customers SET goodbye = goodbye + 1 WHERE id = #{id}")
    int sayGoodbye(long id);

    /** For the staff, who look after people that want to come back. */
    @WithHiddenRows
    @Select("SELECT id, name, email, recommended_by FROM customers ORDER BY name")
    List<Customer> everybody();
}
