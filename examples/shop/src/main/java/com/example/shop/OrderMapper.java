package com.example.shop;

import java.util.List;
import java.util.Map;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** Hand-written SQL in an XML file. It knows nothing of deletion. */
@Mapper
public interface OrderMapper {

    List<OrderSummary> summaries();

    List<OrderSummary> ofCustomers(@Param("ids") List<Long> ids);

    List<Map<String, Object>> bestSellers();

    List<String> customersWhoBought(String product);

    int count();
}
