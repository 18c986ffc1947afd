package p;

import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.POST;

interface Api {
    @POST("v1/report")
    Call<Void> report(@Body Report report);
}
