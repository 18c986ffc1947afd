package app.sinks;

import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.GET;
import retrofit2.http.POST;
import retrofit2.http.Query;
import retrofit2.http.Url;

interface Api {
    @POST("v1/report")
    Call<String> report(@Body Object body, int unused, @Query("id") String id);

    @GET
    Call<String> fetch(@Url String address);

    Call<String> plain(String text);
}
