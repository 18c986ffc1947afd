package p;

import retrofit2.Call;
import retrofit2.http.GET;
import retrofit2.http.Header;
import retrofit2.http.Query;

interface Api {
    @GET("feed")
    Call<String> feed(@Header("X-Device") String device, @Query("m") String mac, @Query("page") int page);
}
