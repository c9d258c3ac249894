"""Given and family names of the made-up district, of as many origins as a district of its kind has."""

from __future__ import annotations


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


GIVEN = _words("""
    Aaliyah Aaron Abdi Abigail Adaeze Adrian Ahmed Aiden Aisha Alejandro Alina Amara Amina Amir Anaya
    Andre Andrea Angel Anh Anika Anthony Antonio Aria Arjun Asha Asher Ashley Aurora Ava Ayaan Ayesha
    Beatriz Benjamin Bianca Brandon Bronwen Caleb Camila Carlos Carmen Caroline Cecilia Chidi Chloe
    Christian Clara Cole Cristina Daniela Dante Darius David Deepa Destiny Diego Dmitri Dominic Dylan
    Ebony Eduardo Eleanor Elena Eli Elijah Elise Emeka Emiliano Emma Enzo Esperanza Ethan Eva Fatima
    Felix Fernanda Finn Francisco Gabriel Gabriela George Gianna Grace Gustavo Hana Hannah Harper Hassan
    Hazel Hector Hiba Hiroshi Hudson Hugo Ian Ibrahim Imani Imran Ines Isaac Isabela Isaiah Ivy Jaden
    Jamal Jasmine Javier Jayden Jelani Jin Joaquin Jonas Jordan Jose Josephine Joshua Juan Julia Julian
    Kai Kalani Kamal Karim Kateri Kavya Keisha Kenji Kevin Khadija Kiara Kofi Kwame Lakshmi Lamar Layla
    Leila Leo Leonardo Liam Lila Lina Logan Lucas Lucia Luis Luna Mai Malik Manuel Mara Marcus Maria
    Mariana Marisol Mateo Maya Mei Micah Miguel Mila Milo Minh Miriam Mohammed Monica Musa Nadia Naomi
    Natalia Nathan Nia Nicolas Nikhil Nina Noah Noor Nora Obi Olivia Omar Oscar Owen Pablo Paloma Patrick
    Paula Pedro Penelope Petra Phoebe Pilar Priya Quentin Rafael Rahul Ramona Rania Raul Ravi Rebecca
    Renata Ricardo Riley River Robert Rohan Rosa Ruby Ryan Sadia Salma Samir Samuel Santiago Sara
    Savannah Sean Sebastian Selma Serena Seung Sienna Simone Sofia Sol Stella Sunita Tamika Tariq Tatiana
    Teresa Tessa Thandi Theo Thomas Tiana Tomas Trinh Tyler Uma Valentina Vera Victor Viktor Violet Wei
    William Winona Xavier Ximena Yara Yasmin Yuki Yusuf Zahra Zainab Zara Zoe
""")

FAMILY = _words("""
    Abbott Abdullah Acosta Adeyemi Agarwal Aguilar Ahmadi Akintola Alvarez Andersen Antoun Arredondo
    Asante Avila Baker Banerjee Barrera Begaye Bell Benally Bianchi Blackwell Bose Boyd Brennan Bui
    Cabrera Calderon Campbell Carrillo Castillo Chandra Chang Chavez Chen Cho Choi Clark Cohen Coleman
    Collins Contreras Cooper Cordova Costa Cruz Dao Davis Delacroix Delgado Desai Dhillon Diaz Dixon
    Dominguez Douglas Dubois Duong Edwards Ekström Elliott Escobar Espinoza Estrada Evans Farah Fernandes
    Fields Fischer Flores Foster Franco Freeman Fuentes Gallagher Garcia Garza Ghosh Gomez Gonzalez
    Graham Greene Guerrero Gupta Gutierrez Guzman Haddad Hailu Hall Hamid Hansen Harris Hassan Hayes
    Henderson Hernandez Herrera Hoang Hoffman Holt Hossain Howard Huang Hughes Hussein Ibarra Ibe
    Iglesias Ishikawa Iyer Jackson James Jensen Jimenez Johnson Jones Joseph Juarez Kaplan Kaur Keller
    Khalil Khan Kim King Kipchoge Kowalski Kumar Kuznetsov Lam Lara Larsen Le Lee Lewis Lindqvist Liu
    Lombardi Lopez Lozano Luna Mahmoud Maldonado Mancini Marquez Martin Martinez Mbeki McKenzie Medina
    Mehta Mendez Mendoza Meyer Miller Miranda Mitchell Mohamud Molina Montoya Moore Morales Moreno Morgan
    Murphy Murray Nakamura Navarro Nelson Ngo Nguyen Novak Nowak Obi Ochoa Odhiambo Okafor Okonkwo Olsen
    Orozco Ortega Ortiz Osei Owens Pacheco Padilla Park Parker Patel Pereira Perez Petrov Pham Phillips
    Powell Quinn Quintero Rahimi Rahman Ramirez Ramos Rao Reed Reyes Rivera Roberts Robinson Robles
    Rodriguez Rojas Romero Rosales Rossi Ruiz Russell Saavedra Said Salazar Salinas Sanchez Sandoval
    Santos Sato Schneider Serrano Shah Sharma Shaw Silva Singh Smith Soto Stewart Suarez Sullivan Suzuki
    Takahashi Tanaka Taylor Tesfaye Thao Thompson Toledo Torres Tran Trujillo Tsosie Turner Usman Valdez
    Vang Vargas Vasquez Vega Velasquez Venkatesan Vo Walker Wallace Wang Ward Washington Watson Weber
    White Williams Wilson Wong Wright Wu Xiong Yang Yazzie Yilmaz Young Zamora Zapata Zhang Zhou
    Zimmerman
""")

SPANISH = frozenset(
    _words("""
    Acosta Aguilar Alvarez Arredondo Avila Barrera Cabrera Calderon Carrillo Castillo Chavez Contreras
    Cordova Cruz Delgado Diaz Dominguez Escobar Espinoza Estrada Flores Fuentes Garcia Garza Gomez
    Gonzalez Guerrero Gutierrez Guzman Hernandez Herrera Ibarra Iglesias Jimenez Juarez Lara Lopez Lozano
    Maldonado Marquez Martinez Medina Mendez Mendoza Miranda Molina Montoya Morales Moreno Navarro Ochoa
    Orozco Ortega Ortiz Pacheco Padilla Perez Quintero Ramirez Ramos Reyes Rivera Robles Rodriguez Rojas
    Romero Rosales Ruiz Saavedra Salazar Salinas Sanchez Sandoval Serrano Soto Suarez Toledo Torres
    Trujillo Valdez Vargas Vasquez Vega Velasquez Zamora Zapata
""")
)
"""Families of whom many read Spanish at home."""
